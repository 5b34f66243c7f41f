import { CommerceError } from '~/commerce/errors'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type Calls = Pick<Handlers, 'backup.make' | 'backup.inspect' | 'backup.restore'>

export function backupHandlers(_openShop: () => Promise<OpenShop>): Calls {
  throw new CommerceError('unsupported', 'being written')
}
