import { CommerceError } from '~/commerce/errors'
import { pendingKeys } from '~/store/pendingKeys'
import { demoTrouble } from './demoTrouble'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, Extract<keyof Handlers, `sync.${string}`>>

export function syncHandlers(openShop: () => Promise<OpenShop>): Calls {
  const later = async () => {
    throw new CommerceError('unsupported', 'not connected')
  }
  return {
    'sync.check': later,
    'sync.connect': later,
    'sync.status': async () => null,
    'sync.signIn': later,
    'sync.unlock': later,
    'sync.now': async () => null,
    'sync.pause': later,
    'sync.disconnect': later,
    'sync.waiting': async () => [],
    'sync.pending': async ({ area }) => pendingKeys((await openShop()).db, area),
    'sync.refused': later,
    'sync.conflicts': async () => [],
    'sync.settle': later,
    ...demoTrouble(openShop),
  }
}
