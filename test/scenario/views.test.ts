import { Scene } from './fixture/scene.ts'
import { viewsFromAfar, viewsHere } from './fixture/views-stage.ts'
import { viewsSuite } from './fixture/views-suite.ts'

const start = () => Scene.start({ speed: 5 })

viewsSuite('of a monitor in this process', () => viewsHere(start))
viewsSuite('of a server from afar', () => viewsFromAfar(start))
