import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerParent } from '../platform/region/region-frame.ts';

/** The script of public/relay.html. A classic script: module scripts need CORS, which a document with an opaque origin fails. */
export default defineUnlistedScript({ include: ['firefox'], main: answerParent });
