import { describe, expect, it } from 'vitest'
import { holdsAddresses, provinceOf } from './province'

describe('the region of a Chinese address', () => {
  it.each([
    ['浙江省 杭州市 西湖区 文三路 1 号', '浙江省'],
    ['浙江省杭州市西湖区文三路1号', '浙江省'],
    ['北京 北京市 朝阳区 建国路', '北京'],
    ['上海市徐汇区河南南路', '上海市'],
    ['广西壮族自治区南宁市青秀区', '广西壮族自治区'],
    ['香港特别行政区九龙', '香港特别行政区'],
    ['内蒙古自治区', '内蒙古自治区'],
    ['天津', '天津'],
    ['', ''],
  ])('%s → %s', (address, province) => {
    expect(provinceOf(address)).toBe(province)
  })

  it('is looked for in columns of addresses only', () => {
    expect(['收货地址 ', '修改后的收货地址', 'Country', '省'].map(holdsAddresses)).toEqual([true, true, false, false])
  })
})
