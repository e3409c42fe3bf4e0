import { Scene } from './fixture/scene.ts'
import { transitionsSuite } from './fixture/transitions-suite.ts'

transitionsSuite('on the embedded API server', () => Scene.start({ speed: 1 }))
