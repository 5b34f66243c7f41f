import { FIRST_PERSON } from '~/domain/person'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { peopleMessages } from './peopleMessages'

/** The name that stands where a person's key does. The first owner is "Owner" until they have a name. */
export function usePersonName(): (key: string) => string {
  const t = useMessages(peopleMessages)
  const people = useShop((shop) => shop.people)
  return (key) => people.find((person) => person.key === key)?.name || (key === FIRST_PERSON ? t('owner') : t('someone'))
}
