import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import type { OrderQuery } from '~/store/lists'
import { Button } from '~/ui/Button'
import type { Selection } from '~/ui/gridSelection'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { usePhone } from '~/ui/usePhone'
import { call } from '~/worker/client'
import { download } from '~/features/shared/download'
import { RedactChoice, useRedact } from '~/features/shared/RedactChoice'
import { errorText } from '~/features/shared/useCommand'
import { orderMessages } from './messages'

interface ExportButtonProps {
  query: Omit<OrderQuery, 'offset' | 'limit'>
  /** How many orders it writes. */
  total: number | undefined
  /** Only what is selected of the list. */
  selection?: Selection
}

/** Writes the orders of the list, as filtered, to a CSV file that the import takes back. */
export function ExportButton({ query, total, selection }: ExportButtonProps) {
  const t = useMessages(orderMessages)
  const format = useFormat()
  const phone = usePhone()
  const [share, setShare] = useState(0)
  const redact = useRedact()
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      setShare(0)
      const onProgress = (done: { rows: number; total: number }) => setShare(done.total > 0 ? done.rows / done.total : 0)
      const picked = selection && { all: selection.all, keys: [...(selection.all ? selection.except : selection.keys)] }
      return call(
        'orders.export',
        { query: { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER }, picked, redacted: redact.redacted },
        { onProgress },
      )
    },
    onSuccess: (blob) => {
      const file = `zhanggui-orders-${new Date().toISOString().slice(0, 10)}.csv`
      download(blob, file)
      showToast(t('exported', { file }))
    },
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  const label = isPending
    ? t('exporting', { percent: format.percent(share, 0) })
    : phone || !total
      ? t('exportShort')
      : t('export', { count: total })
  return (
    <>
      <RedactChoice {...redact} />
      <Button loading={isPending} disabledReason={total === 0 ? t('nothingToExport') : undefined} onClick={() => mutate()}>
        <span className="zg-num">{label}</span>
      </Button>
    </>
  )
}
