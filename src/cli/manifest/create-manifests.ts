import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from '../../client/index.ts'
import { parseApiVersion } from '../../object/index.ts'
import { CommandError, exitCode } from '../exit-code.ts'
import { fileProblem } from '../file-problem.ts'
import { readManifests } from './read-manifests.ts'

/** Creates every object in the files, and in the YAML and JSON files of the folders. Throws a `CommandError` at the first it cannot. */
export async function createManifests(client: Client, paths: readonly string[]): Promise<void> {
  const discovery = await client.discover()
  for (const file of await filesOf(paths)) {
    for await (const manifest of readManifests(createReadStream(file))) {
      if (!manifest.ok)
        throw new CommandError(`${file}:${manifest.line}: ${manifest.problem}`, exitCode.usage)
      const { apiVersion = '', kind = '' } = manifest.object
      const { group, version } = parseApiVersion(apiVersion)
      const resource = discovery.kind({ group, kind }, version)
      if (!resource)
        throw new CommandError(`${file}: the server has no ${kind} of ${apiVersion}`, exitCode.usage)
      await client.create(resource, manifest.object)
    }
  }
}

async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const each of paths) {
    const found = await stat(each).catch((cause: Error) => {
      throw new CommandError(`cannot read ${each}: ${fileProblem(cause)}`, exitCode.usage, { cause })
    })
    if (!found.isDirectory()) {
      files.push(each)
      continue
    }
    const names = await readdir(each, { recursive: true })
    files.push(
      ...names
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .sort()
        .map((name) => path.join(each, name)),
    )
  }
  return files
}
