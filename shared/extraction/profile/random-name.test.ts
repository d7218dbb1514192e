import { describe, expect, it } from 'vitest';
import { isRandomName } from './random-name.ts';

describe('names a person or a program chose for good', () => {
  it.each([
    'lowestBid',
    'nejnizsi-podani',
    'txtNejnizsiPodani',
    'ctl00_Main_tbJistota',
    'ctl00$MainContent$tbNejnizsiPodani',
    'issue_custom_field_values_12',
    'customfield_10201',
    'cf_37',
    'deposit_account',
    'j_username',
    'fldIC',
    'auction.deposit',
    'case[lowest_bid]',
    'vyvolavaciCena',
    'DrazbaZahajeni',
    'value-lowest-bid',
    'povinny2Jmeno',
  ])('%s stays', (name) => {
    expect(isRandomName(name)).toBe(false);
  });
});

describe('names that change with the next rendering, build or session', () => {
  it.each([
    ':r1:',
    '«r3»',
    'ember123',
    'ember1204',
    'mui-4821',
    'mui-component-select-12',
    'radix-:r3:',
    'mat-input-12',
    'mat-mdc-form-field-label-4',
    'cdk-overlay-1',
    'ext-gen1021',
    'ext-comp-1034',
    'yui_3_17_2_1_1577',
    'dijit_form_TextBox_3',
    'gwt-uid-17',
    'isc_TextItem_1',
    'j_idt43',
    'react-select-2-input',
    'headlessui-listbox-button-7',
    'css-1x2y3z4',
    'sc-bdVaJa',
    'jss1204',
    'svelte-1abc9z',
    'input-17',
    'input17',
    'row_3',
    'ctl05',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'field-3f2504e04f8911d39a0c0305e82c3301',
    'a1b2c3d4',
    'item_482913',
    'case-148221',
    'styles_value__2bX9k',
    '_3xYz1q',
    '12',
  ])('%s is dropped', (name) => {
    expect(isRandomName(name)).toBe(true);
  });
});
