import { ListenError } from '../listen-error.ts'

/** bcrypt hashes (`$2y$10$…`) by user. */
export type BasicUsers = Readonly<Record<string, string>>

/** The costs that bcrypt has. */
const [lowestCost, highestCost] = [4, 31]
/** Higher ones take seconds on this one thread, and as long again for every password that is tried. */
const highestSwiftCost = 13

/** Throws a `ListenError` for what is no hash; `file` is where they stand. */
export function checkUsers(users: BasicUsers, file: string): BasicUsers {
  for (const [user, hash] of Object.entries(users)) {
    const cost = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash)?.[1]
    if (cost === undefined)
      throw new ListenError(
        'access',
        `${file}: the password of user "${user}" is no bcrypt hash; make one with: htpasswd -nBC 10 "" | tr -d ':\\n'`,
      )
    if (Number(cost) < lowestCost || Number(cost) > highestCost)
      throw new ListenError(
        'access',
        `${file}: the password of user "${user}" is hashed with a cost of ${Number(cost)}, and bcrypt has ${lowestCost} to ${highestCost}; hash it anew with a cost of 10`,
      )
  }
  return users
}

/** Those whose passwords take longer to verify than a scraper waits. */
export function slowUsers(users: BasicUsers): readonly string[] {
  return Object.keys(users).filter((user) => Number(users[user]?.slice(4, 6)) > highestSwiftCost)
}
