import { lendAddresses } from '../../platform/blob-address.ts';

lendAddresses();
