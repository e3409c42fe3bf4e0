import { httpApiSuite } from './fixture/http-api-suite.ts'
import { Scene } from './fixture/scene.ts'

httpApiSuite('the embedded API server', () => Scene.start({ speed: 5 }))
