-- SPDX-License-Identifier: Apache-2.0
-- A CRM as they are: what should be a number may be a text, keys may be missing, and nothing refers to anything by force.
create table account (
    id int primary key,
    account_no varchar(40),
    name varchar(4000),
    industry varchar(80),
    employees varchar(40),
    phase varchar(40),
    country varchar(80),
    city varchar(120),
    web varchar(200),
    customer_since date,
    sales_notes varchar(400),
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
create table contact (
    id int primary key,
    contact_no varchar(40),
    account_no varchar(40),
    email varchar(200),
    first_name varchar(120),
    last_name varchar(120),
    job_title varchar(120),
    phone varchar(60),
    newsletter varchar(10),
    sales_notes varchar(400),
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
create table licence (
    id int primary key,
    licence_no varchar(40),
    account_no varchar(40),
    product varchar(120),
    currency varchar(3),
    yearly_value varchar(40),
    from_date date,
    to_date date,
    auto_renews boolean,
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
create table opportunity (
    id int primary key,
    opportunity_no varchar(40),
    account_no varchar(40),
    title varchar(200),
    stage varchar(40),
    status varchar(40),
    currency varchar(3),
    amount varchar(40),
    close_date varchar(40),
    probability int,
    updated_at timestamp(9) default current_timestamp on update current_timestamp not null
);
create index account_updated on account (updated_at);
create index contact_updated on contact (updated_at);
create index licence_updated on licence (updated_at);
create index opportunity_updated on opportunity (updated_at);
