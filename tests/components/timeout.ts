import { configure } from '@testing-library/preact';

// An upper bound for machines that do other work, and no measurement.
configure({ asyncUtilTimeout: 20_000 });
