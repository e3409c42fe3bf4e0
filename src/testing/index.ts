export { type ConnectedClient, connectClient } from './connect-client.ts'
export { startApiServer, type TestApiServer } from './start-api-server.ts'
