export { startApiServer, type TestApiServer } from './start-api-server.ts'
