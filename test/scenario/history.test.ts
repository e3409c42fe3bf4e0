import { historySuite } from './fixture/history-suite.ts'
import { Scene } from './fixture/scene.ts'

historySuite('the embedded server', () => Scene.start({ speed: 1 }))
