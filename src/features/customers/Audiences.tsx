import { lazy, Suspense, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { customerMessages } from './messages'

const AudienceList = lazy(async () => ({ default: (await import('~/features/shared/audiences/AudienceList')).AudienceList }))

/** The way to the shop's audiences. */
export function Audiences() {
  const t = useMessages(customerMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('audiences')}</Button>
      {open && (
        <Suspense fallback={null}>
          <AudienceList onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
