import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'demo.create'>

export function demoHandlers(_openShop: () => Promise<OpenShop>): Calls {
  throw new CommerceError('unsupported', 'being written')
}
