export {
  type CelProgram,
  type CelResult,
  type CompileCelOptions,
  compileCel,
  type EvaluateCelOptions,
} from './cel-program.ts'
export { CelSyntaxError } from './cel-syntax-error.ts'
