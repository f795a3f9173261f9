/** An address of each of the nine of Appendix 2 that shows a banner at once. */
export { selfCheckUrls as nine } from '../rules/self-check-urls.ts';
