import { serveObjectUrls } from '../../platform/browser/object-url.ts';

serveObjectUrls();
