import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'home.list' | 'find'>

export function homeHandlers(_openShop: () => Promise<OpenShop>): Calls {
  throw new CommerceError('unsupported', 'being written')
}
