export { type ApiOptions, apiRoutes } from './api/api-routes.ts'
export type { Fetch, FetchResponse } from './remote/fetch.ts'
export { RemoteViews, type RemoteViewsOptions } from './remote/remote-views.ts'
export { startPageRoute } from './start-page-route.ts'
