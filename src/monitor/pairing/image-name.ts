interface ImageName {
  readonly repository: string
  readonly tag: string | undefined
  readonly digest: string | undefined
}

/**
 * Whether two names mean the same container image as far as they tell: the same repository, with the registry and the
 * `library/` that may be left out, and the same digest, or else the same tag. A name by tag and one by digest are
 * not compared further than their repository, because only the registry knows. Undefined when that cannot be told.
 *
 * The grammar is that of distribution/reference; without tag and digest the tag is `latest`.
 */
export function isSameImage(wanted: string, observed: string): boolean | undefined {
  const [left, right] = [parseImage(wanted), parseImage(observed)]
  if (!left || !right) return undefined
  const isSame = hasSameContent(left, right)
  if (left.repository === right.repository || !isSame) return isSame
  // The same name and tag elsewhere may be a mirror or what an image stream resolves to, or may be another image.
  return lastName(left) === lastName(right) ? undefined : false
}

function hasSameContent(left: ImageName, right: ImageName): boolean {
  if (left.digest !== undefined && right.digest !== undefined) return left.digest === right.digest
  if (left.digest !== undefined || right.digest !== undefined)
    return left.tag === undefined || right.tag === undefined || left.tag === right.tag
  return (left.tag ?? 'latest') === (right.tag ?? 'latest')
}

function parseImage(text: string): ImageName | undefined {
  const plain = text.replace(/^(docker-pullable|docker|oci):\/\//, '')
  const match =
    /^([\w.-]+(?::\d+(?=\/))?(?:\/[\w.-]+)*?)(?::([\w][\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-fA-F]+))?$/.exec(
      plain,
    )
  if (!match) return undefined
  const [, name = '', tag, digest] = match
  return { repository: wholeRepository(name), tag, digest }
}

function lastName({ repository }: ImageName): string {
  return repository.slice(repository.lastIndexOf('/') + 1)
}

function wholeRepository(name: string): string {
  const [first = '', ...rest] = name.split('/')
  if (rest.length === 0) return `docker.io/library/${name}`
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost'
  if (!hasRegistry) return `docker.io/${name}`
  const registry = first === 'index.docker.io' ? 'docker.io' : first
  const path = registry === 'docker.io' && rest.length === 1 ? ['library', ...rest] : rest
  return [registry, ...path].join('/')
}
