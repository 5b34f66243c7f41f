import { lazy, Suspense, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import type { CustomerQuery } from '~/store/lists'
import { Button } from '~/ui/Button'
import type { Selection } from '~/ui/gridSelection'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerMessages } from './messages'

const SaveAudience = lazy(async () => ({ default: (await import('~/features/shared/audiences/SaveAudience')).SaveAudience }))
const SetTier = lazy(async () => ({ default: (await import('./SetTier')).SetTier }))

interface BulkCustomersProps {
  query: Omit<CustomerQuery, 'offset' | 'limit'>
  count: number
  selection: Selection
}

/** What can be done with the selected customers at once: keep them as an audience, set their tier. */
export function BulkCustomers({ query, count, selection }: BulkCustomersProps) {
  const t = useMessages(customerMessages)
  const mayKeep = useWhyNot('audience.set')
  const mayEdit = useWhyNot('customer.edit')
  const [open, setOpen] = useState<{ as: 'audience' | 'tier'; customers: string[] }>()
  const pick = async (as: 'audience' | 'tier') => {
    const picked = { all: selection.all, keys: [...(selection.all ? selection.except : selection.keys)] }
    try {
      const customers = await call('customers.pick', { query: { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER }, picked })
      setOpen({ as, customers })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  const close = () => setOpen(undefined)
  return (
    <>
      <Button disabledReason={mayKeep} onClick={() => void pick('audience')}>
        {t('audienceSave')}
      </Button>
      <Button disabledReason={mayEdit} onClick={() => void pick('tier')}>
        {t('tierButton')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          {open.as === 'audience' ? (
            <SaveAudience rule={{ kind: 'list', customers: open.customers }} onClose={close} />
          ) : (
            <SetTier customers={open.customers} count={count} onClose={close} />
          )}
        </Suspense>
      )}
    </>
  )
}
