import { Scene } from './fixture/scene.ts'
import { workloadSuite } from './fixture/workload-suite.ts'

workloadSuite('the embedded server', () => Scene.start())
