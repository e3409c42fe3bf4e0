export { type DecodedBody, decodeBody, protobufMediaType } from './decode-body.ts'
