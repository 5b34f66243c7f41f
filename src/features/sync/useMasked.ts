import type { SyncArea } from '~/commerce/adapter'
import { seesPersonalData } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useRole } from '~/session/person'
import { conflictMessages } from './messages'

/** Why values of an area cannot be typed in by who acts: what they see of a buyer is masked, and a mask is not to be written. */
export function useMasked(): (area: SyncArea) => string | undefined {
  const t = useMessages(conflictMessages)
  const role = useRole()
  return (area) => ((area === 'customers' || area === 'orders') && !seesPersonalData(role) ? t('masked') : undefined)
}
