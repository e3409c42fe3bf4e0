import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Unavailable } from './component-cache.ts'
import { canRun, mustRun } from './run-command.ts'

export interface GoBuild {
  /** Packages to build, each `path@version`; the binary is named after the last segment of the path, or `name`. */
  readonly packages: readonly {
    readonly path: string
    readonly name: string
    readonly ldflags?: string
    /** Build tags, separated by commas. */
    readonly tags?: string
  }[]
  /** Modules to require, each `path@version`. */
  readonly modules: readonly string[]
  /** Files of a module that are taken, too, as `example/*.yaml` of it into the folder `into`. */
  readonly files?: { readonly module: string; readonly pattern: string; readonly into: string }
  /** A module whose `replace X => ./staging/…` lines become `replace X => X version`. */
  readonly staging?: { readonly module: string; readonly version: string }
}

const twentyMinutes = 20 * 60_000
const noToolchain = 'needs a Go toolchain (`go`), version 1.26 or newer, to build it from Go modules'

/**
 * Builds programs from Go modules in a scratch module. (`go install pkg@version` refuses modules that have
 * replace lines, as Kubernetes does.)
 */
export async function goBuild(build: GoBuild, directory: string): Promise<void> {
  if (!(await canRun('go', 'version'))) {
    throw new Unavailable(noToolchain)
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'binnacle-go-'))
  try {
    const go = (...args: string[]) =>
      mustRun('go', args, {
        cwd: scratch,
        env: { CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false' },
        timeout: twentyMinutes,
      })
    await writeFile(
      path.join(scratch, 'go.mod'),
      ['module scratch', '', ...(await stagingReplaces(go, build))].join('\n'),
    )
    await go('get', ...build.modules)
    for (const target of build.packages) {
      const ldflags = `-s -w ${target.ldflags ?? ''}`.trim()
      await go(
        'build',
        '-trimpath',
        `-tags=${target.tags ?? ''}`,
        '-ldflags',
        ldflags,
        '-o',
        path.join(directory, target.name),
        target.path,
      )
    }
    if (build.files) await copyFiles(go, build.files, directory)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Builds the program of a module that lies in a folder, with the versions that its go.mod and go.sum pin. */
export async function goBuildModule(source: string, name: string, directory: string): Promise<void> {
  if (!(await canRun('go', 'version'))) throw new Unavailable(noToolchain)
  await mustRun('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', path.join(directory, name), '.'], {
    cwd: source,
    env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false' },
    timeout: twentyMinutes,
  })
}

async function copyFiles(
  go: (...args: string[]) => Promise<string>,
  files: NonNullable<GoBuild['files']>,
  directory: string,
): Promise<void> {
  const source = (await go('list', '-m', '-f', '{{.Dir}}', files.module)).trim()
  await mkdir(path.join(directory, files.into))
  // Written anew: in the module cache they are read-only.
  for await (const name of glob(files.pattern, { cwd: source })) {
    const text = await readFile(path.join(source, name))
    await writeFile(path.join(directory, files.into, path.basename(name)), text)
  }
}

async function stagingReplaces(
  go: (...args: string[]) => Promise<string>,
  { staging }: GoBuild,
): Promise<string[]> {
  if (!staging) return []
  const downloaded = JSON.parse(await go('mod', 'download', '-json', staging.module)) as { GoMod: string }
  const source = await readFile(downloaded.GoMod, 'utf8')
  return [...source.matchAll(/^\s*(?:replace\s+)?(\S+) => \.\/staging\//gm)].map(
    ([, name]) => `replace ${name} => ${name} ${staging.version}`,
  )
}
