import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'customers.list' | 'customers.get' | 'customers.export' | 'customers.erase' | 'personal.reveal'>

export function customerHandlers(_openShop: () => Promise<OpenShop>): Calls {
  throw new CommerceError('unsupported', 'being written')
}
