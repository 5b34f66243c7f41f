import { CommerceError } from '~/commerce/errors'
import { FIRST_PERSON, mayRun } from '~/domain/person'
import { makeBackup } from '~/store/backup/makeBackup'
import { inspectBackup } from '~/store/backup/readBackup'
import { restoreBackup } from '~/store/backup/restoreBackup'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'backup.make' | 'backup.inspect' | 'backup.restore'>

export function backupHandlers(openShop: () => Promise<OpenShop>): Calls {
  return {
    async 'backup.make'(_, context) {
      const open = await openShop()
      // It holds every name as it is, so it is for those for whom nothing is masked.
      if (!mayRun(await open.role(), 'backup.made')) throw new CommerceError('forbidden', 'the role may not take a backup')
      return makeBackup(open, Date.now(), context)
    },

    'backup.inspect': ({ file }, context) => inspectBackup(file, context),

    async 'backup.restore'({ file, fileName, shop, commandId }, context) {
      // The shop that is open may be one that no longer opens: that is when a backup is needed most.
      const who = await openShop().then(
        (open) => open.who,
        () => FIRST_PERSON,
      )
      return restoreBackup({ file, fileName, shop, commandId, author: { who, at: Date.now() } }, context)
    },
  }
}
