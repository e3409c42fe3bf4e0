/** The version of this package; a test keeps it equal to package.json. A constant, so that `version` reads no file. */
export const version = '0.1.0'

/** The oldest Node.js that runs it; a test keeps it equal to `engines`. */
export const leastNode = '22.19'
