/** The version of this package; a test keeps it equal to package.json. A constant, so that `version` reads no file. */
export const version = '0.1.0'
