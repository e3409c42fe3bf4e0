import { ListenError } from '../listen-error.ts'

/** bcrypt hashes (`$2y$10$…`) by user. */
export type BasicUsers = Readonly<Record<string, string>>

/** Higher ones take minutes on this one thread. */
const highestCost = 16

/** Throws a `ListenError` for what is no hash; `file` is where they stand. */
export function checkUsers(users: BasicUsers, file: string): BasicUsers {
  for (const [user, hash] of Object.entries(users)) {
    const cost = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash)?.[1]
    if (cost === undefined || Number(cost) < 4)
      throw new ListenError(
        'access',
        `${file}: the password of user "${user}" is no bcrypt hash; make one with: htpasswd -nBC 10 "" | tr -d ':\\n'`,
      )
    if (Number(cost) > highestCost)
      throw new ListenError(
        'access',
        `${file}: the hash of user "${user}" has cost ${Number(cost)}, which takes too long to verify; take 10 to 12`,
      )
  }
  return users
}
