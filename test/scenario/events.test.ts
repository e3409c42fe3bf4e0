import { eventsCommandSuite, eventsSuite } from './fixture/events-suite.ts'
import { Scene } from './fixture/scene.ts'

eventsSuite('on the embedded API server', () => Scene.start({ speed: 1 }))
eventsCommandSuite('on the embedded API server', () => Scene.start({ speed: 1 }))
