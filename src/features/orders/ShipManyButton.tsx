import { lazy, Suspense, useState } from 'react'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import type { Selection } from '~/ui/gridSelection'
import { orderMessages } from './messages'

const Sheet = lazy(async () => ({ default: (await import('./actions/ShipManySheet')).ShipManySheet }))

/** Ships many at once: those that are selected one by one stand in the sheet from the start. */
export function ShipManyButton({ selection }: { selection?: Selection }) {
  const t = useMessages(orderMessages)
  const whyNot = useWhyNot('order.ship')
  const [open, setOpen] = useState(false)
  const orders = selection && !selection.all ? [...selection.keys] : []
  return (
    <>
      <Button disabledReason={whyNot} onClick={() => setOpen(true)}>
        {t('shipMany')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Sheet orders={orders} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
