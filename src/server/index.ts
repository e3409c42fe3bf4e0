export { type StartPageData, startPage } from './start-page.ts'
export { startPageRoute } from './start-page-route.ts'
