import { CommerceError } from '~/commerce/errors'
import { mayRun } from '~/domain/person'
import { openDemoApi } from './demoApi'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'sync.trouble' | 'sync.elsewhere'>

/** What only a shop that is connected to the demo API has: told to go wrong, and edited on its own side. */
export function demoTrouble(openShop: () => Promise<OpenShop>): Calls {
  const apiOf = async () => {
    const open = await openShop()
    if (!mayRun(await open.role(), 'shop.set')) throw new CommerceError('forbidden', 'the role may not change the connection')
    const connection = await open.db.connection.toCollection().first()
    if (connection?.platform !== 'demo') throw new CommerceError('unsupported', 'not connected to the demo API')
    return openDemoApi(open.id)
  }
  return {
    async 'sync.trouble'({ change }) {
      return (await apiOf()).trouble(change)
    },
    async 'sync.elsewhere'({ area, key, set }) {
      return (await apiOf()).elsewhere(area, key, set)
    },
  }
}
