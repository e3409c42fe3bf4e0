export { apiRoutes } from './api/api-routes.ts'
export type { Fetch, FetchResponse } from './remote/fetch.ts'
export { RemoteViews } from './remote/remote-views.ts'
export { startPageRoute } from './start-page-route.ts'
