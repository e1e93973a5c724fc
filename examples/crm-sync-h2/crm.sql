-- A CRM to play with; it is made when it is not there yet.
create table if not exists account (
    id int primary key,
    account_no varchar(40),
    name varchar(200),
    industry varchar(80),
    employees varchar(40),
    city varchar(120),
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
create table if not exists contact (
    id int primary key,
    contact_no varchar(40),
    account_no varchar(40),
    email varchar(200),
    first_name varchar(120),
    last_name varchar(120),
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
insert into account (id, account_no, name, industry, employees, city)
select * from (values
    (1, 'A-1', 'Überlandwerk Nord', 'Utilities', '420', 'Kiel'),
    (2, 'A-2', 'Łódź Software', 'Software', '35', 'Łódź'),
    (3, 'A-3', 'Hotel am Markt', 'Hospitality', 'about 20', 'Weimar'))
where not exists (select 1 from account);
insert into contact (id, contact_no, account_no, email, first_name, last_name)
select * from (values
    (1, 'C-1', 'A-1', 'ada@ueberlandwerk.example', 'Ada', 'Jürgens'),
    (2, 'C-2', 'A-2', null, 'Zofia', 'Nowak'),
    (3, 'C-3', null, 'nobody@nowhere.example', 'No', 'Account'))
where not exists (select 1 from contact);
