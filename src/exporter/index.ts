export { Exporter } from './exporter.ts'
