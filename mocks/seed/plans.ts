import type { PromotionGoal } from '~/domain/promotion/kinds'
import { nthWeekday } from '~/domain/promotion/retailYear'
import { lunarDay } from '~/domain/promotion/lunarYear'
import type { PromotionStage } from '~/domain/promotion/promotion'
import type { Rule } from '~/domain/promotion/rule'
import { type Day, dayFromCivil, weekdayOf } from '~/lib/zone'
import { lunarNewYear } from './calendar'
import type { RuleKit } from './planRules'

/** A promotion of every year. */
export interface Yearly {
  key: string
  name: string
  goal: PromotionGoal
  days: (year: number) => [Day, Day]
  /** Demand of each of its days against a plain one; the last holds on. */
  lift: number[]
  /** `batch`: of the coupons of that year. */
  rules: (kit: RuleKit, batch: string) => Rule[]
  /** Share of the orders that could use it and do; 1 unless told. */
  taken?: number
  /** Share of buyers that have its coupon. */
  coupons?: number
  /** Written down when it was judged. */
  lessons: string[]
}

const dates =
  (month: number, from: number, toMonth: number, to: number) =>
  (year: number): [Day, Day] => [dayFromCivil(year, month, from), dayFromCivil(year, toMonth, to)]

const qixi = (year: number): Day => lunarDay(year, 7, 7) ?? dayFromCivil(year, 8, 15)

/** Memorial Day: the last Monday of May. */
const lastMonday = (year: number): Day => dayFromCivil(year, 5, 31) - weekdayOf(dayFromCivil(year, 5, 31)) + 1
const evening = { when: { hours: [{ from: 1200, to: 1440 }] } }

export const YEARLY_ZH: Yearly[] = [
  { key: 'nianhuo', name: '年货节', goal: 'productSales', lift: [1.9, 1.6, 1.5, 1.5, 1.6, 1.7, 1.5], days: (year) => [lunarNewYear(year) - 24, lunarNewYear(year) - 10],
    rules: (kit) => [kit.every(200, 25, 3), kit.gift(399)], lessons: ['礼盒提前两周备货，最后一周断码丢单。', '赠品门槛可再提一档。'] },
  { key: '38', name: '38 焕新周', goal: 'traffic', lift: [1.7, 1.5, 1.4, 2.2], days: dates(3, 5, 3, 9),
    rules: (kit) => [kit.tiered([[199, 20], [399, 50]])], lessons: ['前两天就出清主推款，补货要早三天。'] },
  { key: 'tees', name: 'T恤季 任选 2 件', goal: 'awareness', lift: [1.1], days: dates(4, 8, 4, 29),
    rules: (kit) => [kit.bundle([['apparel.tops.tee', 2]], 149)], lessons: ['组合价带动的多是老客，拉新有限。'] },
  { key: '520', name: '520 礼遇', goal: 'conversion', lift: [1.3, 1.4, 1.8], days: dates(5, 18, 5, 21),
    rules: (kit) => [kit.off('percent', 0.1, ['accessories', 'pantry', 'home'])], lessons: ['加手写卡片的商品转化更高。'] },
  { key: '618', name: '618 年中大促', goal: 'productSales', coupons: 0.2, lift: [4.2, 2.2, 1.6, 1.3, 1.2, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.2, 1.3, 1.4, 1.9, 2.6, 3.2, 6.5], days: dates(6, 1, 6, 19),
    rules: (kit, batch) => [kit.every(300, 50, 3), kit.coupon(batch, 500, 40)], lessons: ['活动中段太平，后十天才有增量，可缩短为两波。', '大额券多被本来就会买的人用掉。'] },
  { key: 'summer', name: '夏夜限时 20:00 起 8 折', goal: 'clearance', lift: [1.15], days: dates(7, 8, 7, 12),
    rules: (kit) => [kit.off('timed', 0.2, ['apparel', 'outdoor'], evening)], lessons: ['限时三小时内成交占一半，客服要排晚班。'] },
  { key: 'qixi', name: '七夕赠礼', goal: 'conversion', lift: [1.2, 1.3, 1.5], days: (year) => [qixi(year) - 2, qixi(year) + 1],
    rules: (kit) => [kit.gift(199)], lessons: ['赠品成本低，客单价有抬升。'] },
  { key: '99', name: '99 大促', goal: 'clearance', lift: [1.7, 1.6, 2.1], days: dates(9, 7, 9, 10),
    rules: (kit) => [kit.off('percent', 0.12), kit.freePost(59)], lessons: ['全场折扣拉低毛利，下次只放滞销类目。'] },
  { key: 'shuang11', name: '双11 大促', goal: 'productSales', coupons: 0.3, lift: [4.6, 3.4, 1.9, 1.5, 1.3, 1.2, 1.2, 1.3, 1.4, 1.9, 4.2, 9.5], days: dates(10, 31, 11, 12),
    rules: (kit, batch) => [kit.tiered([[300, 40], [500, 80], [800, 150]]), kit.coupon(batch, 200, 20), kit.gift(399)], lessons: ['11 日 0 点前两小时占当天四成，仓库要分两班。', '满 800 档用的人少，可并到满 500。', '赠品 6 日就送完，备货翻倍。'] },
  { key: 'shuang12', name: '双12', goal: 'conversion', coupons: 0.6, lift: [1.8, 1.6, 3.4], days: dates(12, 10, 12, 13),
    rules: (kit, batch) => [kit.coupon(batch, 150, 15)], lessons: ['离双11太近，老客回购多、新客少。'] },
] // prettier-ignore

export const YEARLY_EN: Yearly[] = [
  { key: 'newyear', name: 'New Year sale', goal: 'clearance', lift: [1.7, 1.5, 1.4, 1.3], days: dates(1, 2, 1, 9),
    rules: (kit) => [kit.off('percent', 0.15, ['apparel', 'accessories'])], lessons: ['Winter stock sold out by day four: start the markdown lower next time.'] },
  { key: 'presidents', name: "Presidents' Day", goal: 'traffic', lift: [1.4, 1.5, 1.6, 1.8], days: (year) => [nthWeekday(year, 2, 1, 3) - 3, nthWeekday(year, 2, 1, 3) + 1],
    rules: (kit) => [kit.tiered([[75, 10], [120, 18]])], lessons: ['The second step was hardly reached.'] },
  { key: 'tees', name: 'Any two tees', goal: 'awareness', lift: [1.1], days: dates(4, 8, 4, 29),
    rules: (kit) => [kit.bundle([['apparel.tops.tee', 2]], 30)], lessons: ['Mostly regulars: bundles bring few new buyers.'] },
  { key: 'mothers', name: "Mother's Day gifts", goal: 'productSales', lift: [1.3, 1.4, 1.5, 1.7, 1.9, 1.8, 1.3], days: (year) => [nthWeekday(year, 5, 7, 2) - 9, nthWeekday(year, 5, 7, 2) + 1],
    rules: (kit) => [kit.off('percent', 0.1, ['pantry', 'home', 'accessories']), kit.gift(80)], lessons: ['Orders after Wednesday came too late for the day: end it on Wednesday.'] },
  { key: 'memorial', name: 'Memorial Day', goal: 'conversion', lift: [1.5, 1.6, 1.6, 2], days: (year) => [lastMonday(year) - 3, lastMonday(year) + 1],
    rules: (kit) => [kit.every(80, 12, 3)], lessons: ['Buyers filled baskets up to the next step: it paid.'] },
  { key: 'summer', name: 'Summer event', goal: 'clearance', lift: [2.6, 2.8, 1.8], days: dates(7, 8, 7, 12),
    rules: (kit) => [kit.off('timed', 0.2, ['apparel', 'outdoor'])], lessons: ['20 % off sold what 15 % had sold the year before.'] },
  { key: 'labor', name: 'Labor Day', goal: 'loyalty', coupons: 0.6, lift: [1.4, 1.5, 1.6, 1.9], days: (year) => [nthWeekday(year, 9, 1, 1) - 3, nthWeekday(year, 9, 1, 1) + 1],
    rules: (kit, batch) => [kit.coupon(batch, 60, 8)], lessons: ['Most codes came from regulars.'] },
  { key: 'singles', name: "Singles' Day 11.11", goal: 'productSales', coupons: 0.3, lift: [1.5, 2.4], days: dates(11, 10, 11, 12),
    rules: (kit, batch) => [kit.tiered([[60, 8], [100, 16], [160, 30]]), kit.coupon(batch, 40, 4), kit.gift(80)], lessons: ['The top step was hardly used: put it into the one below.', 'Gifts ran out on the second morning.'] },
  { key: 'blackfriday', name: 'Black Friday to Cyber Monday', goal: 'productSales', coupons: 0.2, lift: [2.1, 7.5, 4, 3.4, 6.5], days: (year) => [nthWeekday(year, 11, 4, 4), nthWeekday(year, 11, 4, 4) + 5],
    rules: (kit, batch) => [kit.tiered([[60, 10], [120, 22]]), kit.coupon(batch, 100, 8)], lessons: ['Friday was packed until Wednesday: hire for the weekend.', 'Those who came with the coupon would have bought without it.'] },
  { key: 'holiday', name: 'Holiday gifts', goal: 'conversion', lift: [1.9, 1.8, 1.7, 1.8, 1.9, 2.1, 2, 1.8, 1.6], days: dates(12, 7, 12, 18),
    rules: (kit) => [kit.freePost(25)], lessons: ['Free shipping held conversion at no loss: keep the last order day in view.'] },
] // prettier-ignore

/** A promotion around the moment that the shop ends at, whatever the date. Days count from today. */
export interface Current extends Omit<Yearly, 'days' | 'lessons' | 'lift'> {
  from: number
  to: number
  stage: PromotionStage
  /** Actual against expected, for the plan's figures. */
  reached?: number
}

/** Running as planned, running off its plan, paused, on its way to begin, and still on paper. */
export const CURRENT_ZH: Current[] = [
  { key: 'month-threshold', name: '本月满减 满159减15', goal: 'conversion', from: -15, to: 9, stage: 'scheduled', reached: 1.04, taken: 0.7, rules: (kit) => [kit.tiered([[159, 15], [299, 32]])] },
  { key: 'newcomer-coupon', name: '新客券 满99减12', goal: 'traffic', from: -9, to: 14, stage: 'scheduled', reached: 0.41, coupons: 0.5, rules: (kit, batch) => [kit.coupon(batch, 99, 12, { who: { firstOrder: true } })] },
  { key: 'tea-week', name: '茶咖周 第二件半价', goal: 'productSales', from: -5, to: 4, stage: 'scheduled', reached: 0.93, rules: (kit) => [kit.second(0.5, ['pantry'])] },
  { key: 'members-day', name: '会员专享 9.5 折，双倍积分', goal: 'loyalty', from: -120, to: 60, stage: 'scheduled', reached: 1.08, taken: 0.35, rules: (kit) => [kit.off('members', 0.05), kit.points(2)] },
  { key: 'outdoor-flash', name: '户外限时 8 折', goal: 'clearance', from: -3, to: 5, stage: 'paused', rules: (kit) => [kit.off('timed', 0.2, ['outdoor'])] },
  { key: 'season-clearance', name: '换季清仓 7 折', goal: 'clearance', from: 12, to: 26, stage: 'inReview', rules: (kit) => [kit.off('percent', 0.3, ['apparel'])] },
  { key: 'winback', name: '老客唤回 专属券', goal: 'loyalty', from: 16, to: 30, stage: 'draft', rules: (kit, batch) => [kit.coupon(batch, 129, 20, { limits: { perBuyer: 1 } })] },
  { key: 'gift-bundle', name: '礼盒组合价', goal: 'awareness', from: 20, to: 35, stage: 'draft', rules: (kit) => [kit.bundle([['kitchen.table.mug', 1], ['pantry.tea', 1]], 129)] },
] // prettier-ignore

export const CURRENT_EN: Current[] = [
  { key: 'month-threshold', name: 'Spend $50, save $5', goal: 'conversion', from: -15, to: 9, stage: 'scheduled', reached: 1.04, taken: 0.7, rules: (kit) => [kit.tiered([[50, 5], [90, 11]])] },
  { key: 'newcomer-coupon', name: 'First order: $6 off $35', goal: 'traffic', from: -9, to: 14, stage: 'scheduled', reached: 0.41, coupons: 0.5, rules: (kit, batch) => [kit.coupon(batch, 35, 6, { who: { firstOrder: true } })] },
  { key: 'tea-week', name: 'Tea & coffee week: second at half price', goal: 'productSales', from: -5, to: 4, stage: 'scheduled', reached: 0.93, rules: (kit) => [kit.second(0.5, ['pantry'])] },
  { key: 'members-day', name: 'Members: 5 % off and double points', goal: 'loyalty', from: -120, to: 60, stage: 'scheduled', reached: 1.08, taken: 0.35, rules: (kit) => [kit.off('members', 0.05), kit.points(2)] },
  { key: 'outdoor-flash', name: 'Outdoor flash sale: 20 % off', goal: 'clearance', from: -3, to: 5, stage: 'paused', rules: (kit) => [kit.off('timed', 0.2, ['outdoor'])] },
  { key: 'season-clearance', name: 'End-of-season clearance: 30 % off', goal: 'clearance', from: 12, to: 26, stage: 'inReview', rules: (kit) => [kit.off('percent', 0.3, ['apparel'])] },
  { key: 'winback', name: 'We miss you: a code of your own', goal: 'loyalty', from: 16, to: 30, stage: 'draft', rules: (kit, batch) => [kit.coupon(batch, 45, 7, { limits: { perBuyer: 1 } })] },
  { key: 'gift-bundle', name: 'Gift bundles', goal: 'awareness', from: 20, to: 35, stage: 'draft', rules: (kit) => [kit.bundle([['kitchen.table.mug', 1], ['pantry.tea', 1]], 26)] },
] // prettier-ignore
