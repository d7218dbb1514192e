/** The invented office that works in this system. */
export const office = {
  name: 'Exekutorský úřad Břeclav',
  bailiff: 'JUDr. Radomír Kostelník',
  title: 'soudní exekutor',
  address: 'Smetanovo nábřeží 3481/12, 690 02 Břeclav',
  phone: '519 000 142',
  email: 'podatelna@exekutor-breclav.example',
  databox: 'x7k2p9q',
  clerk: 'Jana Nováková',
} as const;
