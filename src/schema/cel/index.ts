export { type CelProgram, compileCel } from './cel-program.ts'
export { CelSyntaxError } from './cel-syntax-error.ts'
