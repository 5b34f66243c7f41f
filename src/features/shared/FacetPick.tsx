import type { Facets } from '~/store/lists'
import { useMessages } from '~/lib/i18n'
import { sharedMessages } from './messages'
import { PickMany, type PickManyProps } from './PickMany'

export interface FacetPickProps extends Pick<PickManyProps<string>, 'label' | 'values' | 'onChange'> {
  facets: Facets | undefined
  /** What of the records is counted: `region`. */
  of: string
}

/** A filter whose choices are the values that the records have. */
export function FacetPick({ facets, of, ...props }: FacetPickProps) {
  const t = useMessages(sharedMessages)
  const options = (facets?.values[of] ?? []).map(({ value, count }) => ({ value, count, label: value || t('noValue') }))
  return <PickMany {...props} options={options} />
}
