import { startApiServer } from '../testing/index.ts'
import { describeClient } from './fixture/wire-suite.ts'

describeClient('the embedded API server', startApiServer)
