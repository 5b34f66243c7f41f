import { useMutation } from '@tanstack/react-query'
import { useMessages } from '~/lib/i18n'
import type { CustomerQuery } from '~/store/lists'
import { Button } from '~/ui/Button'
import type { Selection } from '~/ui/gridSelection'
import { showToast } from '~/ui/Toast'
import { usePhone } from '~/ui/usePhone'
import { call } from '~/worker/client'
import { download } from '~/features/shared/download'
import { personalMessages } from '~/features/shared/personalMessages'
import { RedactChoice, useRedact } from '~/features/shared/RedactChoice'
import { errorText } from '~/features/shared/useCommand'
import { customerMessages } from './messages'

interface ExportCustomersProps {
  query: Omit<CustomerQuery, 'offset' | 'limit'>
  /** How many customers it writes. */
  total: number | undefined
  /** Only what is selected of the list. */
  selection?: Selection
}

/** Writes the customers of the list, as filtered, to a CSV file. */
export function ExportCustomers({ query, total, selection }: ExportCustomersProps) {
  const t = useMessages(customerMessages)
  const personal = useMessages(personalMessages)
  const phone = usePhone()
  const redact = useRedact()
  const { mutate, isPending } = useMutation({
    mutationFn: () => {
      const picked = selection && { all: selection.all, keys: [...(selection.all ? selection.except : selection.keys)] }
      return call('customers.export', {
        query: { ...query, offset: 0, limit: Number.MAX_SAFE_INTEGER },
        picked,
        redacted: redact.redacted,
      })
    },
    onSuccess: (blob) => {
      const file = `zhanggui-customers-${new Date().toISOString().slice(0, 10)}.csv`
      download(blob, file)
      showToast(personal('exported', { file }))
    },
    onError: (error) => showToast(errorText(error), { tone: 'bad' }),
  })
  return (
    <>
      <RedactChoice {...redact} />
      <Button loading={isPending} disabledReason={total === 0 ? personal('nothingToExport') : undefined} onClick={() => mutate()}>
        <span className="zg-num">{phone || !total ? personal('export') : t('exportCount', { count: total })}</span>
      </Button>
    </>
  )
}
