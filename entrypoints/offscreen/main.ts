import { lendAddresses } from '../../platform/browser/object-url.ts';

lendAddresses();
