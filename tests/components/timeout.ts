import { configure } from '@testing-library/preact';

// An upper bound for busy machines, not a measurement.
configure({ asyncUtilTimeout: 20_000 });
