import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerParent } from '../platform/region/region-frame.ts';

/** The script of public/relay.html. Classic: a module is not let into a document without an origin. */
export default defineUnlistedScript({ include: ['firefox'], main: answerParent });
