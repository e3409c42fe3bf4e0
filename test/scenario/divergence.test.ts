import { divergenceSuite } from './fixture/divergence-suite.ts'
import { Scene } from './fixture/scene.ts'

divergenceSuite('on the embedded API server', () => Scene.start({ speed: 1 }))
