export { decodeBody } from './decode-body.ts'
